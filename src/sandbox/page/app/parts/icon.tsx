import type { JSX } from 'preact';

/** Outlines on a 24 × 24 grid, drawn with a stroke two units wide. */
const SHAPES = {
  apps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6',
  attach: 'M12 5v14M5 12h14',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  bug: 'M8 9a4 4 0 0 1 8 0v6a4 4 0 0 1-8 0zM4 8l4 2M20 8l-4 2M3 14h5M16 14h5M5 20l3-3M19 20l-3-3M9 4l1 2M15 4l-1 2',
  check: 'm5 13 4 4L19 7',
  chevron: 'm6 9 6 6 6-6',
  chevronRight: 'm9 6 6 6-6 6',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  crown: 'M4 18h16M4 8l4 4 4-7 4 7 4-4-2 8H6z',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  file: 'M6 2h8l5 5v15H6zM14 2v6h5M9 13h7M9 17h7',
  hash: 'M10 4 8 20M16 4l-2 16M5 9h15M4 15h15',
  link: 'M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  message: 'M4 5h16v12H9l-5 4z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2.5.7 4 2.5 4 5.5',
  reply: 'M9 6 4 11l5 5M4 11h9c4 0 7 2 7 7',
  send: 'M4 4l17 8-17 8 3-8zM7 12h14',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19',
  thread: 'M5 4 4 14M11 4l-.7 6M3 7h14M2 12h8M13 14h8v6h-5l-3 2z',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  warning: 'M12 4 2 20h20zM12 10v4M12 17h.01',
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture beside a label, or inside a control that has one. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
