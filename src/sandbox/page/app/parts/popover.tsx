import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  type Placement,
  shift,
  size,
} from '@floating-ui/dom';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Distances in CSS pixels: to the anchor, and to the edge of the window. */
const GAP = 6;
const MARGIN = 8;

/** Something that lies above everything else beside its anchor, until one clicks elsewhere. */
export function Popover(props: {
  readonly anchor: RefObject<Element | null> | { readonly x: number; readonly y: number };
  readonly placement: Placement;
  readonly matchWidth?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { anchor, placement, matchWidth = false, onClose, children } = props;
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const floating = box.current;
    if (floating === null) return;
    const from = 'x' in anchor ? pointAt(anchor.x, anchor.y) : anchor.current;
    if (from === null) return;
    floating.showPopover();
    const place = async () => {
      const { x, y } = await computePosition(from, floating, {
        placement,
        strategy: 'fixed',
        middleware: [
          offset(GAP),
          flip({ padding: MARGIN }),
          shift({ padding: MARGIN }),
          size({
            padding: MARGIN,
            apply: ({ rects, availableHeight }) => {
              if (matchWidth) floating.style.minWidth = `${rects.reference.width}px`;
              floating.style.maxHeight = `${Math.max(120, availableHeight)}px`;
            },
          }),
        ],
      });
      floating.style.left = `${x}px`;
      floating.style.top = `${y}px`;
    };
    const stop = from instanceof Element ? autoUpdate(from, floating, place) : undefined;
    void place();
    return stop;
  }, []);

  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      const target = event.target as Node;
      const own = 'x' in anchor ? false : anchor.current?.contains(target) === true;
      if (!own && box.current?.contains(target) !== true) onClose();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [anchor, onClose]);

  return (
    <div ref={box} class="popover" popover="manual">
      {children}
    </div>
  );
}

/** A place on the screen as something that a popover can stand beside. */
function pointAt(x: number, y: number) {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
}
