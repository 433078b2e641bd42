import type { ViewAction } from '@plugo/sdk/protocol';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { texts } from '../../shared/texts/index.js';
import { useActions } from '../actions/services.js';
import { visibleText } from '../logs/log-text.js';
import { toSerializedError } from '../rpc/request-error.js';
import type { ViewReference } from '../store/contributed.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

interface ViewContext {
  readonly view: ViewReference;
  /** Does what an action says, after the question it may ask. Resolves with whether it went well. */
  readonly act: (action: ViewAction, further?: readonly unknown[]) => Promise<boolean>;
  readonly busy: boolean;
}

const Context = createContext<ViewContext | undefined>(undefined);

export function useView(): ViewContext {
  const context = useContext(Context);
  if (context === undefined) throw new Error('There is no ViewProvider above this component.');
  return context;
}

interface Question {
  readonly action: ViewAction;
  readonly answer: (confirmed: boolean) => void;
}

/** Lets the parts of a view call its extension, asks before that where the action says so, and tells what went wrong. */
export function ViewProvider({
  view,
  children,
}: {
  readonly view: ViewReference;
  readonly children: ReactNode;
}) {
  const { actInView } = useActions();
  const [running, setRunning] = useState(0);
  const [problem, setProblem] = useState<string>();
  const [question, setQuestion] = useState<Question>();
  const words = texts.contributed;

  const act = async (action: ViewAction, further: readonly unknown[] = []): Promise<boolean> => {
    if (action.confirm !== undefined) {
      const confirmed = await new Promise<boolean>((answer) => setQuestion({ action, answer }));
      setQuestion(undefined);
      if (!confirmed) return false;
    }
    setProblem(undefined);
    setRunning((n) => n + 1);
    try {
      await actInView(view, action.command, [...(action.arguments ?? []), ...further]);
      return true;
    } catch (thrown) {
      setProblem(words.failed(action.title, toSerializedError(thrown).message));
      return false;
    } finally {
      setRunning((n) => n - 1);
    }
  };

  return (
    <Context value={{ view, act, busy: running > 0 }}>
      {problem !== undefined && (
        <div className="view-problem tone-error" role="alert">
          <Icon name="error" />
          <p>{visibleText(problem)}</p>
          <IconButton icon="close" label={texts.common.dismiss} onClick={() => setProblem(undefined)} />
        </div>
      )}
      {children}
      {question !== undefined && (
        <Dialog title={visibleText(question.action.title)} onClose={() => question.answer(false)}>
          <div className="dialog-body">
            <p>{visibleText(question.action.confirm ?? '')}</p>
          </div>
          <div className="dialog-footer">
            <Button secondary first onClick={() => question.answer(false)}>
              {texts.common.cancel}
            </Button>
            <Button onClick={() => question.answer(true)}>{visibleText(question.action.title)}</Button>
          </div>
        </Dialog>
      )}
    </Context>
  );
}
