/** A notification as the system shows it while the window does not. */
export interface NativeNotification {
  readonly id: string;
  /** Who says it. */
  readonly title: string;
  readonly body: string;
  /** Whether it is an error, which some systems show longer. */
  readonly urgent: boolean;
  /** Buttons, where the system has them. */
  readonly actions: readonly { readonly id: string; readonly title: string }[];
}

/** What a person did with one: chose an action, or pressed it. */
export interface NativeResponse {
  readonly id: string;
  readonly actionId?: string;
}

/** Longer ones are cut, in characters: systems do so as well, some of them in odd ways. */
const longest = { title: 120, body: 500, action: 80 };

const mostActions = 3;

/** The notification in what a page sent; undefined where it is none. */
export function parseNativeNotification(value: unknown): NativeNotification | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, title, body, urgent, actions } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof body !== 'string') return undefined;
  const checked = (Array.isArray(actions) ? actions : []).flatMap((action: unknown) => {
    const { id: actionId, title: text } = (action ?? {}) as Readonly<Record<string, unknown>>;
    return typeof actionId === 'string' && typeof text === 'string'
      ? [{ id: actionId, title: text.slice(0, longest.action) }]
      : [];
  });
  return {
    id,
    title: title.slice(0, longest.title),
    body: body.slice(0, longest.body),
    urgent: urgent === true,
    actions: checked.slice(0, mostActions),
  };
}
