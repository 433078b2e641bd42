import type { TrafficMessage } from '../model/traffic.js';
import { printable } from './printable.js';

/** Characters of a content on one line. */
const longestContent = 200;

/** `12:34:56.789  plugo.hello-world ← request 7 MyPlugin.SayHello  61 B by app  ["Ada"]` */
export function formatTraffic(message: TrafficMessage): string {
  const { at, extensionId, direction, kind, id, method = '?', size, duration, error, caller } = message;
  const time = new Date(at).toISOString().slice(11, 23);
  const arrow = direction === 'toExtension' ? '←' : '→';
  const facts = [
    `${size} B`,
    ...(duration === undefined ? [] : [`${duration.toFixed(1)} ms`]),
    ...(error === undefined ? [] : [`failed: ${error.name ?? error.code}`]),
    ...(caller === undefined ? [] : [`by ${caller}`]),
  ].join(', ');
  const head = `${extensionId} ${arrow} ${kind} ${id === undefined ? '' : `${id} `}${method}`;
  return `${time}  ${printable(head)}  ${printable(facts)}  ${shortened(printable(message.content ?? ''))}\n`;
}

function shortened(text: string): string {
  return text.length <= longestContent ? text : `${text.slice(0, longestContent)}…`;
}
