/**
 * How the host finds what an extension has started and what left its process group. `cgroup`: by the control group that the kernel
 * keeps it in, and by the mark; `mark`: by `PLUGO_LAUNCH` in its environment; `group`: not at all, only the group is ended.
 */
export type Containment = 'cgroup' | 'mark' | 'group';
