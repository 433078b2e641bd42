import { useState } from 'react';

/** A choice about the picture that outlives the window. */
export function useStoredFlag(key: string): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) === 'true');
  const store = (next: boolean): void => {
    localStorage.setItem(key, String(next));
    setValue(next);
  };
  return [value, store];
}
