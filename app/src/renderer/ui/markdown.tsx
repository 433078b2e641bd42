import { lazy, Suspense } from 'react';
import type { MarkdownProps } from './markdown-view.js';

const MarkdownView = lazy(() => import('./markdown-view.js'));

/** Markdown that can do nothing: no HTML, nothing loaded, links only https and after a question. Loaded when first needed. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<div className="markdown" aria-busy="true" />}>
      <MarkdownView {...props} />
    </Suspense>
  );
}
