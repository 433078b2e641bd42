interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 100; undefined: nobody knows, and the bar runs on. */
  readonly percentage: number | undefined;
}

/** How far something has got. */
export function ProgressBar({ label, percentage }: ProgressBarProps) {
  const known = percentage === undefined ? {} : { 'aria-valuenow': Math.round(percentage) };
  return (
    <div
      className={`progress-bar ${percentage === undefined ? 'endless' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...known}
    >
      <div className="progress-done" style={percentage === undefined ? {} : { width: `${percentage}%` }} />
    </div>
  );
}
