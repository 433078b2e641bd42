import { memo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { formatBytes, formatClock } from '../format/format.js';
import { visibleText } from '../logs/log-text.js';
import { Icon } from '../ui/icon.js';
import type { Exchange } from './exchange-buffer.js';
import { durationOf, formatMilliseconds, presentStatus, sizeOf, subjectOf } from './present-exchange.js';

interface ExchangeRowProps {
  readonly id: string;
  readonly exchange: Exchange;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly index: number;
  readonly name: string;
  readonly selected: boolean;
  /** Where its bar begins and how long it is, in percent. */
  readonly bar: string;
}

const cell = { role: 'gridcell' };

/** A request with what became of it, or a notification. All of it is plain text. */
export const ExchangeRow = memo(function ExchangeRow(props: ExchangeRowProps) {
  const { id, exchange, top, index, name, selected, bar } = props;
  const { opening } = exchange;
  const { word, tone } = presentStatus(exchange);
  const duration = durationOf(exchange);
  const subject = subjectOf(exchange);
  const isTo = opening.direction === 'toExtension';
  const words = texts.messages;
  const [left = '0', width = '0'] = bar.split(' ');
  // The grid has the focus and says which row is meant.
  const row = { role: 'row', 'aria-rowindex': index + 2, 'aria-selected': selected };
  return (
    <div
      {...row}
      id={id}
      className="exchange-row"
      data-testid="exchange-row"
      data-index={index}
      data-selected={selected}
      data-tone={tone}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span {...cell} className="exchange-time">
        {formatClock(opening.at)}
      </span>
      <span {...cell} className="exchange-extension" title={opening.extensionId}>
        {visibleText(name)}
      </span>
      <span {...cell} className="exchange-direction" data-direction={opening.direction}>
        <Icon name={isTo ? 'arrow-right' : 'arrow-left'} />
        {isTo ? words.to : words.from}
      </span>
      <span {...cell} className="exchange-method" title={opening.method}>
        {opening.method === undefined ? (
          <span className="exchange-unknown">{words.unknownMethod}</span>
        ) : (
          visibleText(opening.method)
        )}
        {subject !== undefined && <span className="exchange-subject">{visibleText(subject)}</span>}
      </span>
      <span {...cell} className={`exchange-status tone-${tone}`} title={word}>
        {visibleText(word)}
      </span>
      <span {...cell} className="exchange-size">
        {formatBytes(sizeOf(exchange))}
      </span>
      <span {...cell} className="exchange-duration">
        {duration === undefined ? '' : formatMilliseconds(duration)}
      </span>
      <span {...cell} className="exchange-waterfall" aria-hidden="true">
        <span
          className={`exchange-bar tone-${tone}`}
          style={{ left: `${left}%`, width: `max(2px, ${width}%)` }}
        />
      </span>
    </div>
  );
});
