/** The log's filter when the focus is in the log, the search of the view otherwise. */
export function focusSearch(): void {
  const inLog = document.activeElement?.closest('.logs') != null;
  const field = document.querySelector<HTMLElement>(
    inLog ? '.log-search' : '.extension-search, .setting-search, .messages-search',
  );
  (field ?? document.querySelector<HTMLElement>('.log-search'))?.focus();
}
