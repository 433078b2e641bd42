import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { EmptyState } from '../ui/empty-state.js';
import { Markdown } from '../ui/markdown.js';
import type { DetailTabProps } from './detail-tab.js';
import { Refusal } from './refusal.js';
import { useAnswer } from './use-answer.js';

/** What its author says of it. */
export function ReadmeTab({ extension: { id, version } }: DetailTabProps) {
  const { readme } = useActions();
  const answer = useAnswer(() => readme(id), id, version);
  const words = texts.readme;
  switch (answer.status) {
    case 'waiting':
      return null;
    case 'refused':
      return <Refusal error={answer.error} />;
    case 'answered':
      return answer.value.text.trim() === '' ? (
        <EmptyState icon="book" title={words.empty} text={words.emptyText} />
      ) : (
        <Markdown text={answer.value.text} images={answer.value.images} />
      );
  }
}
