import { type ReactNode, useState } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { CopyButton } from '../../ui/copy-button.js';
import { JsonTree } from '../../ui/json-tree.js';
import { Markdown } from '../../ui/markdown.js';
import { resultText } from '../result-text.js';
import { formsOf, type ResultForm } from './result-forms.js';
import { type ResultTable, tableOf, toCsv, toMarkdown } from './table-of.js';
import { TableView } from './table-view.js';

/** Longer texts are cut on the screen, in characters. */
const longestText = 100_000;

interface ResultViewProps {
  readonly result: unknown;
  /** Earlier items of a stream that are not kept. */
  readonly dropped: number;
  /** More is to come. */
  readonly live?: boolean;
  readonly note?: string;
  readonly actions?: ReactNode;
}

/** A result as text, formatted, as a table or as JSON: the best of them first, and the others to choose from. */
export function ResultView({ result, dropped, live = false, note, actions }: ResultViewProps) {
  const [chosen, setChosen] = useState<ResultForm>();
  const words = texts.results;
  const forms = formsOf(result);
  const form = chosen !== undefined && forms.includes(chosen) ? chosen : forms[0];
  return (
    <section className="command-result" role={live ? 'group' : 'status'} aria-label={texts.palette.result}>
      {forms.length > 1 && (
        <fieldset className="segments" aria-label={words.forms}>
          {forms.map((one) => (
            <button
              key={one}
              type="button"
              className="segment"
              aria-pressed={one === form}
              onClick={() => setChosen(one)}
            >
              {words.form[one]}
            </button>
          ))}
        </fieldset>
      )}
      {dropped > 0 && <p className="hint">{words.dropped(dropped)}</p>}
      {form === undefined ? (
        <p className="hint">{texts.palette.noResult}</p>
      ) : (
        <Shown form={form} result={result} />
      )}
      <div className="button-row end">
        {note !== undefined && <span className="hint result-note">{note}</span>}
        {actions}
        {form !== undefined && <CopyResult form={form} result={result} />}
      </div>
    </section>
  );
}

interface FormProps {
  readonly form: ResultForm;
  readonly result: unknown;
}

function Shown({ form, result }: FormProps) {
  const table = form === 'table' ? tableOf(result) : undefined;
  if (table !== undefined) return <TableView table={table} />;
  if (form === 'json') return <JsonTree value={result} label={texts.palette.result} />;
  const text = resultText(result) ?? '';
  if (form === 'markdown') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard.
      <div className="result-markdown" tabIndex={0}>
        <Markdown text={text.slice(0, longestText)} />
      </div>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard. */}
      <pre tabIndex={0} className={typeof result === 'string' ? 'result-text' : 'result-json'}>
        {text.slice(0, longestText)}
      </pre>
      {text.length > longestText && <p className="hint">{texts.results.cut(longestText, text.length)}</p>}
    </>
  );
}

function CopyResult({ form, result }: FormProps) {
  const words = texts.results;
  const table: ResultTable | undefined = form === 'table' ? tableOf(result) : undefined;
  if (table === undefined)
    return (
      <CopyButton
        text={resultText(result) ?? ''}
        label={form === 'json' ? words.copyJson : texts.common.copy}
      />
    );
  return (
    <>
      <CopyButton text={toCsv(table)} label={words.copyCsv} />
      <CopyButton text={toMarkdown(table)} label={words.copyMarkdown} />
    </>
  );
}
