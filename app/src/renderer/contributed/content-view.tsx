import type { ViewContent } from '@plugo/sdk/protocol';
import { useId } from 'react';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Markdown } from '../ui/markdown.js';
import { ChartView } from './chart-view.js';
import { FormView } from './form-view.js';
import { TableView } from './table-view.js';
import { TreeView } from './tree-view.js';

interface ContentViewProps {
  readonly content: ViewContent;
  /** Names it where it has no title. */
  readonly label: string;
}

/** Draws what an extension described. */
export function ContentView({ content, label }: ContentViewProps) {
  const id = useId();
  const { title } = content;
  const name = visibleText(title ?? label);
  // A chart has its title within.
  if (title === undefined || content.kind === 'chart') return <Content content={content} label={name} />;
  return (
    <section className="view-part" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <Content content={content} label={name} />
    </section>
  );
}

function Content({ content, label }: ContentViewProps) {
  const words = texts.contributed;
  switch (content.kind) {
    case 'table':
      return <TableView table={content} label={label} />;
    case 'tree':
      return <TreeView tree={content} label={label} />;
    case 'markdown':
      return <Markdown text={content.text} />;
    case 'form':
      return <FormView form={content} label={label} />;
    case 'chart':
      return <ChartView chart={content} label={content.title ?? words.chart} />;
    case 'stack':
      return (
        <div className="view-stack">
          {content.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a stack have no names but their places.
            <ContentView key={index} content={item} label={label} />
          ))}
        </div>
      );
  }
}
