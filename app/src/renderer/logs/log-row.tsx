import type { LogEntry } from '@plugo/extension-host/control';
import { type CSSProperties, memo } from 'react';
import { texts } from '../../shared/texts/index.js';
import { formatLogTime } from '../format/format.js';
import type { AnsiStyle } from './ansi.js';
import { type MessagePiece, messagePieces } from './message-pieces.js';
import type { SourceLink } from './source-links.js';
import type { TextMatch } from './text-matches.js';

interface LogRowProps {
  /** Undefined while it is on its way; null where its file is gone. */
  readonly line: LogEntry | null | undefined;
  readonly name: string;
  readonly index: number;
  readonly selected: boolean;
  /** When today began: lines before that say their day. */
  readonly today: number;
  readonly find: ((text: string) => readonly TextMatch[]) | undefined;
  readonly onOpen: (line: LogEntry, link: SourceLink) => void;
}

/** One line of the log: text with colours and links, never anything that acts by itself. */
export const LogRow = memo(function LogRow({
  line,
  name,
  index,
  selected,
  today,
  find,
  onOpen,
}: LogRowProps) {
  return (
    <div
      className={line ? `log-row level-${line.level}` : 'log-row'}
      data-testid="log-row"
      data-index={index}
      data-selected={selected}
    >
      {line && (
        <>
          <span className="log-time">{formatLogTime(line.time, today)}</span>
          <span className="log-level">{texts.logs.levelWord[line.level]}</span>
          <span className="log-extension" title={line.extensionId}>
            {name}
          </span>
          <span className="log-source">{line.source}</span>
          <span className="log-message">
            {messagePieces(line.message, find).map((piece, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change their order.
              <Piece key={place} piece={piece} onOpen={(link) => onOpen(line, link)} />
            ))}
          </span>
        </>
      )}
      {line === null && <span className="log-gone">{texts.logs.gone}</span>}
    </div>
  );
});

interface PieceProps {
  readonly piece: MessagePiece;
  readonly onOpen: (link: SourceLink) => void;
}

function Piece({ piece: { text, style, link, isMatch }, onOpen }: PieceProps) {
  const content = isMatch ? <mark className="log-match">{text}</mark> : text;
  const look = { className: style?.className, style: style && variablesOf(style) };
  if (link === undefined) return style === undefined ? content : <span {...look}>{content}</span>;
  return (
    <button
      type="button"
      {...look}
      className={`log-link ${style?.className ?? ''}`}
      title={texts.logs.openSource(link.path, link.line)}
      // The list is walked with the arrows; a hundred links would be in the way of Tab.
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(link);
      }}
    >
      {content}
    </button>
  );
}

function variablesOf({ colour, background }: AnsiStyle): CSSProperties {
  return { '--ansi-colour': colour, '--ansi-background': background } as CSSProperties;
}
