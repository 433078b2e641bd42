/** What there is to know where a bar is not met, by figure: where the time goes, and what was tried. */
export const unmet = {};
