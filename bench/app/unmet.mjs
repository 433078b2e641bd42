/**
 * What there is to know where a bar is not met, by figure: where the time goes, and what was tried. Figures in it are of the machine
 * the page was first written on.
 */
export const unmet = {
  'filled.ms':
    'Of 730 ms with ten extensions, 270 pass until Electron has a page (as in the bare window), 130 until the main process, which starts the ' +
    'host at the same time, has handed the page over (bare: 30), 150 until its code has run, 160 until React and the processor, which paints alone here, have drawn it, ' +
    'and 20 for the list. The host takes some 150 ms of one of the two cores meanwhile. Tried and kept: what the first picture needs is one file in place of 33, its compiled code is kept, the ' +
    'tray is placed later (together 890 → 730). Not tried: a list drawn from the last start until the host has answered.',
};
