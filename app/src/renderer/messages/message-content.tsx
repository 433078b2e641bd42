import { useMemo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { parse } from './copy-as.js';
import { JsonTree } from './json-tree.js';

/** What a message carried: as a tree, or as it was written, indented. */
export function MessageContent({
  content,
  form,
}: {
  readonly content: string;
  readonly form: 'tree' | 'raw';
}) {
  const value = useMemo(() => parse(content), [content]);
  if (form === 'tree') return <JsonTree value={value} label={texts.messages.tree} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard.
    <pre className="message-raw" tabIndex={0}>
      {JSON.stringify(value, undefined, 2)}
    </pre>
  );
}
