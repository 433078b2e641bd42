import { texts } from '../../shared/texts/index.js';
import { JsonTree } from './json-tree.js';

/** What a message carried: as a tree, or as it was written, indented. */
export function MessageContent({ value, form }: { readonly value: unknown; readonly form: 'tree' | 'raw' }) {
  if (form === 'tree') return <JsonTree value={value} label={texts.messages.tree} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard.
    <pre className="message-raw" tabIndex={0}>
      {JSON.stringify(value, undefined, 2)}
    </pre>
  );
}
