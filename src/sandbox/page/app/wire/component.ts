/** Message and form components, with the fields that the page shows (Discord: "Component Reference"). */

interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

interface Row {
  readonly type: 1;
  readonly components: readonly Component[];
}

export interface Button {
  readonly type: 2;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link, 6 premium. */
  readonly style: number;
  readonly label?: string;
  readonly emoji?: Emoji | null;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
}

interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | null;
  readonly emoji?: Emoji | null;
  readonly default?: boolean;
}

/** 3 texts, 5 users, 6 roles, 7 users and roles, 8 channels. */
export interface Select {
  readonly type: 3 | 5 | 6 | 7 | 8;
  readonly custom_id: string;
  readonly options?: readonly SelectOption[];
  readonly default_values?: readonly { readonly id: string }[];
  readonly channel_types?: readonly number[];
  readonly placeholder?: string | null;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly disabled?: boolean;
  readonly required?: boolean;
}

interface Media {
  readonly url: string;
  readonly content_type?: string;
}

export interface Section {
  readonly type: 9;
  readonly components: readonly Component[];
  readonly accessory: Component;
}

interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

export interface Picture {
  readonly media: Media;
  readonly description?: string | null;
  readonly spoiler?: boolean;
}

interface Thumbnail extends Picture {
  readonly type: 11;
}

interface Gallery {
  readonly type: 12;
  readonly items: readonly Picture[];
}

interface FileCard {
  readonly type: 13;
  readonly file: Media;
  readonly spoiler?: boolean;
}

interface Separator {
  readonly type: 14;
  readonly divider?: boolean;
  readonly spacing?: number;
}

export interface Container {
  readonly type: 17;
  readonly components: readonly Component[];
  readonly accent_color?: number | null;
  readonly spoiler?: boolean;
}

export type Component =
  | Row
  | Button
  | Select
  | Section
  | TextDisplay
  | Thumbnail
  | Gallery
  | FileCard
  | Separator
  | Container;

export interface TextInput {
  readonly type: 4;
  readonly custom_id: string;
  /** 1 one line, 2 several. */
  readonly style: number;
  readonly label?: string | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly required?: boolean | null;
  readonly value?: string | null;
  readonly placeholder?: string | null;
}

export interface FileInput {
  readonly type: 19;
  readonly custom_id: string;
  readonly required?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
}

/** 21 radio buttons, 22 checkboxes. */
export interface Ticks {
  readonly type: 21 | 22;
  readonly custom_id: string;
  readonly required?: boolean;
  readonly options: readonly SelectOption[];
  readonly min_values?: number;
  readonly max_values?: number;
}

interface Checkbox {
  readonly type: 23;
  readonly custom_id: string;
  readonly default?: boolean;
}

export type FormField = TextInput | Select | FileInput | Ticks | Checkbox;

interface Label {
  readonly type: 18;
  readonly label: string;
  readonly description?: string | null;
  readonly component: FormField;
}

export type ModalPart =
  | Label
  | TextDisplay
  | { readonly type: 1; readonly components: readonly TextInput[] };
