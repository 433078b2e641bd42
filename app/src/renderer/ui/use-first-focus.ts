import { type RefObject, useEffect, useRef } from 'react';

interface FocusableElement {
  /** Settles when the element has drawn itself. */
  readonly updateComplete: Promise<unknown>;
  focus(): void;
}

/** Gives an element the focus once when it appears, if it is the `first` one of its dialog. */
export function useFirstFocus<T extends FocusableElement>(first: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (first) void element.current?.updateComplete.then(() => element.current?.focus());
  }, [first]);
  return element;
}
