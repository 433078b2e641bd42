import { type ErrorCode, errorTable, type TrafficMessage } from '@plugo/extension-host/control';
import { type ReactNode, useMemo, useState } from 'react';
import { inWords } from '../../shared/texts/host-words.js';
import { texts } from '../../shared/texts/index.js';
import { useActions, useApp } from '../actions/services.js';
import { formatBytes, formatClock } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { asJson, asShell, asTypeScript, type CopyForm, callOf, itemsOf, parse } from './copy-as.js';
import type { Exchange } from './exchange-buffer.js';
import { MessageContent } from './message-content.js';
import { callerOf, durationOf, formatMilliseconds, presentStatus, subjectOf } from './present-exchange.js';

/** One exchange: what it was, and the request beside its answer. */
export function ExchangeDetails({
  exchange,
  onClose,
}: {
  readonly exchange: Exchange;
  readonly onClose: () => void;
}) {
  const [form, setForm] = useState<'tree' | 'raw'>('tree');
  const { opening, response, cancelledAt } = exchange;
  const { word, tone } = presentStatus(exchange);
  const words = texts.messages;
  const isLone = opening.kind === 'response';
  const answer = isLone ? opening : response;
  return (
    <section
      className="exchange-details"
      aria-label={words.details}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="exchange-header">
        <h3 className="exchange-title">
          {visibleText(opening.method ?? words.unknownMethod)}
          <span className="exchange-subject">{visibleText(subjectOf(exchange) ?? '')}</span>
        </h3>
        <span className={`state-badge tone-${tone}`}>
          <span className="state-word">{visibleText(word)}</span>
        </span>
        <span className="exchange-header-space" />
        <FormSwitch form={form} onChange={setForm} />
        <CopyAs exchange={exchange} />
        <IconButton icon="close" label={words.closeDetails} onClick={onClose} />
      </header>
      <Facts exchange={exchange} />
      {answer?.error !== undefined && <Failure error={answer.error} />}
      <div className="exchange-sides">
        <Side title={opening.kind === 'notification' ? words.notificationTitle : words.request}>
          {isLone ? <Nothing>{words.requestNotSeen}</Nothing> : <Content message={opening} form={form} />}
        </Side>
        <Side title={exchange.itemCount === undefined ? words.response : words.items(exchange.itemCount)}>
          {exchange.itemCount !== undefined && answer?.error === undefined ? (
            <Items exchange={exchange} count={exchange.itemCount} form={form} />
          ) : answer !== undefined ? (
            <Content message={answer} form={form} />
          ) : opening.kind === 'notification' ? (
            <Nothing>{words.noAnswerToNotification}</Nothing>
          ) : (
            <Nothing>{cancelledAt === undefined ? words.noAnswerYet : words.neverAnswered}</Nothing>
          )}
        </Side>
      </div>
    </section>
  );
}

/** What a stream has given so far, as one list. */
function Items({
  exchange,
  count,
  form,
}: {
  readonly exchange: Exchange;
  readonly count: number;
  readonly form: 'tree' | 'raw';
}) {
  // The list grows in place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its length is what differs.
  const value = useMemo(() => itemsOf(exchange), [exchange, count]);
  return <MessageContent value={value} form={form} />;
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="exchange-side" aria-label={title}>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="hint">{children}</p>;
}

function Content({ message, form }: { readonly message: TrafficMessage; readonly form: 'tree' | 'raw' }) {
  const words = texts.messages;
  const value = useMemo(() => parse(message.content), [message.content]);
  if (message.content === undefined) return <Nothing>{words.nothing}</Nothing>;
  return (
    <>
      {message.isCut && <p className="hint">{words.cut}</p>}
      {message.isMasked && <p className="hint">{words.masked}</p>}
      <MessageContent value={value} form={form} />
    </>
  );
}

function FormSwitch({
  form,
  onChange,
}: {
  readonly form: 'tree' | 'raw';
  readonly onChange: (form: 'tree' | 'raw') => void;
}) {
  const words = texts.messages;
  return (
    <fieldset className="content-form">
      <legend className="visually-hidden">{words.form}</legend>
      {(['tree', 'raw'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={form === one} onClick={() => onChange(one)}>
          {words[one]}
        </button>
      ))}
    </fieldset>
  );
}

/** What of an exchange goes to the clipboard. */
function CopyAs({ exchange }: { readonly exchange: Exchange }) {
  const { copy } = useActions();
  const call = callOf(exchange);
  const words = texts.messages;
  const write: Readonly<Record<CopyForm, () => string | undefined>> = {
    json: () => asJson(exchange),
    typescript: () => call && asTypeScript(call),
    shell: () => call && asShell(call),
  };
  return (
    <fieldset className="copy-as">
      <legend className="visually-hidden">{words.copyAs}</legend>
      <span className="hint" aria-hidden="true">
        <Icon name="copy" /> {words.copyAs}
      </span>
      {(Object.keys(write) as CopyForm[]).map((form) => (
        <Button
          key={form}
          secondary
          disabled={form !== 'json' && call === undefined}
          label={words.copyHints[form]}
          title={form !== 'json' && call === undefined ? words.noCall : words.copyHints[form]}
          onClick={() => void copy(write[form]() ?? '')}
        >
          {words.copyForms[form]}
        </Button>
      ))}
    </fieldset>
  );
}

function Facts({ exchange }: { readonly exchange: Exchange }) {
  const { opening, response } = exchange;
  const name = useApp((state) => state.extensions[opening.extensionId]?.displayName ?? opening.extensionId);
  const words = texts.messages;
  const duration = durationOf(exchange);
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.way, opening.direction === 'toExtension' ? words.wayTo(name) : words.wayFrom(name)],
    ...(opening.direction === 'toExtension' ? [[words.facts.caller, callerOf(exchange)] as const] : []),
    [words.facts.at, formatClock(opening.at)],
    ...(duration === undefined ? [] : [[words.facts.took, formatMilliseconds(duration)] as const]),
    [
      words.facts.size,
      response === undefined ? sizeText(opening) : words.sizes(sizeText(opening), sizeText(response)),
    ],
    [words.facts.travelled, travelled(response ?? opening)],
    ...(opening.id === undefined ? [] : [[words.facts.id, String(opening.id)] as const]),
  ];
  return (
    <dl className="exchange-facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{visibleText(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

function sizeText({ size, compressedSize }: TrafficMessage): string {
  const text = formatBytes(size);
  return compressedSize === undefined
    ? text
    : `${text} (${texts.messages.compressed(formatBytes(compressedSize))})`;
}

function travelled({ encoding, lane, inBatch }: TrafficMessage): string {
  const words = texts.messages;
  return [encoding, words.lanes[lane], ...(inBatch ? [words.inBatch] : [])].join(', ');
}

/** What went wrong, and what to do, where the error is one of Plugo's. */
function Failure({ error }: { readonly error: NonNullable<TrafficMessage['error']> }) {
  const { code, name, message } = error;
  const known = isKnown(name)
    ? inWords({ code: name, message, nextStep: errorTable[name].nextStep })
    : undefined;
  return (
    <div className="exchange-failure">
      <Icon name="error" />
      <div>
        <p>
          <strong>{visibleText(known?.message ?? message)}</strong>{' '}
          <code>{visibleText(name ?? String(code))}</code>
        </p>
        {known !== undefined && <p className="hint">{known.nextStep}</p>}
      </div>
    </div>
  );
}

function isKnown(name: string | undefined): name is ErrorCode {
  return name !== undefined && Object.hasOwn(errorTable, name);
}
