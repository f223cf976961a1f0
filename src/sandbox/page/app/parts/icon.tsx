import arrowDownTray from 'heroicons/24/outline/arrow-down-tray.svg';
import arrowTopRightOnSquare from 'heroicons/24/outline/arrow-top-right-on-square.svg';
import arrowUturnLeft from 'heroicons/24/outline/arrow-uturn-left.svg';
import bars3 from 'heroicons/24/outline/bars-3.svg';
import bolt from 'heroicons/24/outline/bolt.svg';
import chatBubbleBottomCenter from 'heroicons/24/outline/chat-bubble-bottom-center.svg';
import chatBubbleLeftRight from 'heroicons/24/outline/chat-bubble-left-right.svg';
import check from 'heroicons/24/outline/check.svg';
import chevronDown from 'heroicons/24/outline/chevron-down.svg';
import codeBracket from 'heroicons/24/outline/code-bracket.svg';
import documentDuplicate from 'heroicons/24/outline/document-duplicate.svg';
import documentText from 'heroicons/24/outline/document-text.svg';
import ellipsisHorizontal from 'heroicons/24/outline/ellipsis-horizontal.svg';
import exclamationTriangle from 'heroicons/24/outline/exclamation-triangle.svg';
import eye from 'heroicons/24/outline/eye.svg';
import hashtag from 'heroicons/24/outline/hashtag.svg';
import moon from 'heroicons/24/outline/moon.svg';
import paperAirplane from 'heroicons/24/outline/paper-airplane.svg';
import plus from 'heroicons/24/outline/plus.svg';
import squaresPlus from 'heroicons/24/outline/squares-plus.svg';
import star from 'heroicons/24/outline/star.svg';
import sun from 'heroicons/24/outline/sun.svg';
import trash from 'heroicons/24/outline/trash.svg';
import users from 'heroicons/24/outline/users.svg';
import xMark from 'heroicons/24/outline/x-mark.svg';
import type { JSX } from 'preact';

/** Pictures of Heroicons, as the text of their files, by what they stand for here. */
const PICTURES = {
  apps: squaresPlus,
  attach: plus,
  bolt,
  developer: codeBracket,
  check,
  chevron: chevronDown,
  close: xMark,
  copy: documentDuplicate,
  download: arrowDownTray,
  eye,
  file: documentText,
  hash: hashtag,
  link: arrowTopRightOnSquare,
  menu: bars3,
  message: chatBubbleBottomCenter,
  moon,
  more: ellipsisHorizontal,
  owner: star,
  people: users,
  reply: arrowUturnLeft,
  send: paperAirplane,
  sun,
  thread: chatBubbleLeftRight,
  trash,
  warning: exclamationTriangle,
} as const;

export type IconName = keyof typeof PICTURES;

/** A picture beside a label, or inside a control that has one. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {outlines(PICTURES[name]).map((outline) => (
        <path key={outline} d={outline} />
      ))}
    </svg>
  );
}

/** The shapes of a file of Heroicons, which draws with paths alone; their colour and width are the page's. */
const outlines = (svg: string): string[] =>
  Array.from(svg.matchAll(/ d="([^"]+)"/g), ([, d = '']) => d);
