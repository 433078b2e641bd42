import { type FormEvent, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import type { LogRange } from './log-filter.js';

interface RangeDialogProps {
  readonly range: LogRange;
  readonly onChoose: (range: LogRange) => void;
  readonly onClose: () => void;
}

/** Chooses a stretch of time; an end that is left out is open. */
export function RangeDialog({ range, onChoose, onClose }: RangeDialogProps) {
  const [from, setFrom] = useState('from' in range ? localText(range.from) : '');
  const [to, setTo] = useState('to' in range ? localText(range.to) : '');
  const words = texts.logs;
  const choose = (event: FormEvent): void => {
    event.preventDefault();
    const [first, last] = [timeOf(from), timeOf(to)];
    const ends = {
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
    };
    onChoose({ kind: 'custom', ...ends });
    onClose();
  };
  return (
    <Dialog title={words.rangeTitle} onClose={onClose} className="log-dialog">
      <form onSubmit={choose}>
        <div className="dialog-body log-times">
          <TimeField label={words.from} value={from} onChange={setFrom} />
          <TimeField label={words.to} value={to} onChange={setTo} />
        </div>
        <div className="dialog-footer">
          <Button secondary onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button type="submit">{words.apply}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label className="log-time-field">
      <span>{label}</span>
      <input
        type="datetime-local"
        step="1"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** Milliseconds since 1970 of a local time as the system's field writes it. */
function timeOf(text: string): number | undefined {
  const time = new Date(text).getTime();
  return Number.isNaN(time) ? undefined : time;
}

function localText(time: number | undefined): string {
  if (time === undefined) return '';
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
