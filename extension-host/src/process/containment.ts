import type { Containment } from '../model/containment.js';
import { ControlGroup } from './control-group.js';
import { canFindStrays, endStrays } from './end-strays.js';
import { groupGuard } from './group-guard.js';

let opening: Promise<ControlGroup | undefined> | undefined;

/** Tried out once a process. */
function controlGroup(): Promise<ControlGroup | undefined> {
  opening ??= ControlGroup.open().then((group) => {
    if (group !== undefined) groupGuard.alsoEnd(group.directory);
    return group;
  });
  return opening;
}

/** What is in effect on this system. */
export async function containmentHere(): Promise<Containment> {
  if ((await controlGroup()) !== undefined) return 'cgroup';
  return canFindStrays ? 'mark' : 'group';
}

/** Takes a process in that was just started. Never rejects. */
export async function contain(pid: number, mark: string): Promise<void> {
  await (await controlGroup())?.add(pid, mark);
}

/** Ends what came of a launch and has left its process group. Never rejects. */
export async function endContained(mark: string): Promise<void> {
  const group = await controlGroup();
  await group?.end(mark);
  await endStrays(mark);
}

/** For the log: a sentence of what {@link containmentHere} says. */
export const containmentSentences: Readonly<Record<Containment, string>> = {
  cgroup:
    'What an extension starts ends with it, kept together by a control group of the system (cgroup v2).',
  mark: 'What an extension starts ends with it, found by PLUGO_LAUNCH in its environment. A program that empties its environment and leaves the process group is not found.',
  group:
    'What an extension starts ends with it, unless it leaves the process group: this system offers no way to find it.',
};
