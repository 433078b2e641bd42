const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const two = (value: number): string => String(value).padStart(2, '0');

/** A length of time in its two largest units: `4 s`, `3 m 12 s`, `2 h 05 m`, `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, milliseconds);
  if (whole < minute) return `${Math.floor(whole / second)} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} m ${two(Math.floor((whole % minute) / second))} s`;
  if (whole < day) return `${Math.floor(whole / hour)} h ${two(Math.floor((whole % hour) / minute))} m`;
  return `${Math.floor(whole / day)} d ${Math.floor((whole % day) / hour)} h`;
}

/** As {@link formatDuration}, and `0.4 s` where it is short. */
export function formatShortDuration(milliseconds: number): string {
  if (milliseconds >= 10 * second) return formatDuration(milliseconds);
  return `${(Math.max(0, milliseconds) / second).toFixed(1)} s`;
}

/** Seconds left until a moment, to the nearest one, never negative. */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.round((moment - now) / second));
}

/** `812 B`, `4.2 KB`, `38 MB`: decimal units, one digit after the point below ten. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** Memory of a process, whose first measurement may still be to come. */
export function formatMemory(bytes: number): string {
  return bytes > 0 ? formatBytes(bytes) : '–';
}

/** Local time of day to the millisecond, as in a log: `14:03:07.042`. */
export function formatClock(time: number): string {
  const milliseconds = String(new Date(time).getMilliseconds()).padStart(3, '0');
  return `${formatTime(time)}.${milliseconds}`;
}

/** As {@link formatClock} today, and with the day before it on another: `11-21 14:03:07.042`. */
export function formatLogTime(time: number, today: number): string {
  const date = new Date(time);
  const clock = formatClock(time);
  return time >= today ? clock : `${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock}`;
}

/** Local time of day to the second: `14:03:07`. */
export function formatTime(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `14:03:07` today, `21 Nov, 14:03` on another day. */
export function formatEvent(time: number, now: number, locale?: string): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  return sameDay ? formatTime(time) : formatMoment(time, now, locale);
}

/** `14:03` today, `21 Nov, 14:03` on another day. */
export function formatMoment(time: number, now: number, locale?: string): string {
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
  const date: Intl.DateTimeFormatOptions = sameDay ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit' }).format(time);
}
