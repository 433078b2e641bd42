import { useEffect, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { Button } from './button.js';

/** Milliseconds the button says that it copied. */
const confirmation = 1_500;

/** Copies a text and says so. */
export function CopyButton({
  text,
  label = texts.common.copy,
}: {
  readonly text: string;
  readonly label?: string;
}) {
  const { copy } = useActions();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmation);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      secondary
      icon={copied ? 'check' : 'copy'}
      onClick={() => {
        void copy(text);
        setCopied(true);
      }}
    >
      {copied ? texts.common.copied : label}
    </Button>
  );
}
