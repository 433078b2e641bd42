import { useEffect, useRef, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { Icon } from '../ui/icon.js';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes folders that are dropped anywhere on the window, and shows that it would. */
export function DropZone() {
  const { install } = useActions();
  const [over, setOver] = useState(false);
  /** Enter and leave are told of every element on the way; only the balance counts. */
  const depth = useRef(0);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const show = (change: number): void => {
      depth.current = Math.max(0, depth.current + change);
      setOver(depth.current > 0);
    };
    window.addEventListener('dragenter', (event) => carriesFiles(event) && show(1), { signal });
    window.addEventListener('dragleave', (event) => carriesFiles(event) && show(-1), { signal });
    window.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        if (event.dataTransfer !== null)
          event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none';
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        if (carriesFiles(event)) void install.dropFiles([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => listening.abort();
  }, [install]);

  if (!over) return null;
  return (
    <div className="drop-overlay" role="status">
      <div className="drop-target">
        <Icon name="folder-opened" className="empty-state-icon" />
        <p className="empty-state-title">{texts.install.drop}</p>
        <p className="empty-state-text">{texts.install.dropText}</p>
      </div>
    </div>
  );
}
