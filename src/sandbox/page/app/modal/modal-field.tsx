import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { SelectMenu } from '../parts/select-menu.tsx';
import type { FormField, TextInput, Ticks } from '../wire/component.ts';
import type { FormValues } from '../wire/request.ts';
import { FileField } from './file-field.tsx';

interface FieldProps<T> {
  readonly field: T;
  readonly onChange: (id: string, value: FormValues[string]) => void;
}

/** A form's field with its label, whatever its kind. */
export function ModalField(
  props: FieldProps<FormField> & {
    readonly label: string;
    readonly description: string;
    readonly problem: string | null;
  },
): JSX.Element {
  const { field, label, description, problem, onChange } = props;
  const id = useId();
  const required = field.type !== 23 && field.required !== false;
  const title = (
    <>
      {label}
      {required ? <span class="star"> *</span> : null}
    </>
  );
  const hint = (
    <span class="subtext" id={`${id}-hint`}>
      {description}
      {problem === null ? null : (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
  if (isTicks(field)) {
    return (
      <fieldset class="field" data-field={field.custom_id}>
        <legend>{title}</legend>
        {hint}
        <TickList field={field} onChange={onChange} />
      </fieldset>
    );
  }
  if (field.type === 23) {
    return (
      <label class="field tick">
        <input
          type="checkbox"
          defaultChecked={field.default === true}
          onChange={({ currentTarget }) => onChange(field.custom_id, currentTarget.checked)}
        />
        <span>
          {title}
          {hint}
        </span>
      </label>
    );
  }
  const labelId = `${id}-label`;
  return (
    <div class="field" data-field={field.custom_id}>
      <label id={labelId} for={id}>
        {title}
      </label>
      {hint}
      {field.type === 4 ? (
        <TextField id={id} field={field} required={required} onChange={onChange} />
      ) : field.type === 19 ? (
        <FileField id={id} field={field} onChange={onChange} />
      ) : (
        <SelectMenu
          select={field}
          label={label}
          labelledBy={labelId}
          onChange={(values) => onChange(field.custom_id, values)}
        />
      )}
    </div>
  );
}

function TextField(
  props: FieldProps<TextInput> & { readonly id: string; readonly required: boolean },
): JSX.Element {
  const { id, field, required, onChange } = props;
  const [text, setText] = useState(field.value ?? '');
  const most = field.max_length ?? 4000;
  const shared = {
    id,
    required,
    maxLength: most,
    placeholder: field.placeholder ?? '',
    value: text,
    'aria-describedby': `${id}-hint`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setText(currentTarget.value);
      onChange(field.custom_id, currentTarget.value);
    },
  };
  return (
    <>
      {field.style === 2 ? <textarea {...shared} rows={4} /> : <input type="text" {...shared} />}
      <span class="counter" aria-hidden="true">
        {text.length}/{most}
      </span>
    </>
  );
}

function isTicks(field: FormField): field is Ticks {
  return field.type === 21 || field.type === 22;
}

/** Radio buttons or checkboxes. */
function TickList({ field, onChange }: FieldProps<Ticks>): JSX.Element {
  const single = field.type === 21;
  const [values, setValues] = useState(() =>
    field.options.filter((one) => one.default === true).map(({ value }) => value),
  );
  const tick = (value: string, checked: boolean) => {
    const others = single ? [] : values.filter((one) => one !== value);
    const next = checked ? [...others, value] : others;
    setValues(next);
    onChange(field.custom_id, next);
  };
  return (
    <>
      {field.options.map(({ value, label, description }) => (
        <label key={value} class="tick">
          <input
            type={single ? 'radio' : 'checkbox'}
            name={field.custom_id}
            checked={values.includes(value)}
            onChange={({ currentTarget }) => tick(value, currentTarget.checked)}
          />
          <span>
            {label}
            {description ? <span class="subtext">{description}</span> : null}
          </span>
        </label>
      ))}
    </>
  );
}
