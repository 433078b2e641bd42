import type { NotificationAction, ShowNotificationParams } from '@plugo/sdk/protocol';
import { ExtensionHostError } from '../model/errors.js';

const longest = { message: 1_000, detail: 4_000, title: 80, actionId: 200 } as const;
const mostActions = 3;

/** A notification whose every part has been checked. */
export type CheckedNotification = Required<Pick<ShowNotificationParams, 'severity' | 'message' | 'actions'>> &
  Pick<ShowNotificationParams, 'detail'>;

/**
 * Checks what an extension sent; its types cannot be trusted.
 * @throws ExtensionHostError `ARGUMENT_INVALID`, naming the part, what was found and what is allowed.
 */
export function checkNotification(extensionId: string, params: ShowNotificationParams): CheckedNotification {
  const refuse = (problem: string): never => {
    throw new ExtensionHostError('ARGUMENT_INVALID', `The notification was refused: ${problem}.`, {
      extensionId,
      nextStep: 'Correct the notification; docs/protocol.md gives the limits.',
    });
  };
  const checkText = (name: string, value: unknown, limit: number): string => {
    if (typeof value !== 'string') return refuse(`${name} must be a text`);
    if (value.length <= limit) return value;
    return refuse(`${name} has ${value.length} characters, and at most ${limit} are allowed`);
  };
  const { severity, message, detail, actions = [] } = params;
  if (!['info', 'warning', 'error'].includes(severity))
    refuse(`severity is ${JSON.stringify(severity)}; it must be "info", "warning" or "error"`);
  if (checkText('message', message, longest.message).trim() === '') refuse('message is empty');
  if (!Array.isArray(actions)) refuse('actions must be a list');
  if (actions.length > mostActions)
    refuse(`it has ${actions.length} actions, and at most ${mostActions} are allowed`);
  const checked = actions.map(
    (action: NotificationAction, index): NotificationAction => ({
      id: checkText(`actions[${index}].id`, action?.id, longest.actionId),
      title: checkText(`actions[${index}].title`, action?.title, longest.title),
    }),
  );
  const ids = checked.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) refuse(`two actions have the id ${JSON.stringify(repeated)}`);
  return {
    severity,
    message,
    actions: checked,
    ...(detail === undefined ? {} : { detail: checkText('detail', detail, longest.detail) }),
  };
}
