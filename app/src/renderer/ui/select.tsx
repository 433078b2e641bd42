import { Icon } from './icon.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly describedBy?: string | undefined;
}

/** The system's own select: its list is never cut off by a small panel. */
export function Select({ label, value, choices, onChange, describedBy }: SelectProps) {
  return (
    <span className="select">
      <select
        aria-label={label}
        title={label}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
