import type { Crash, CrashReport } from '@plugo/extension-host/control';
import { useEffect, useState } from 'react';
import { useActions } from '../actions/services.js';

/** What was known at a crash, once the host has answered; undefined until then, and where it was not kept. */
export function useCrashReport(extensionId: string, crash: Crash | undefined): CrashReport | undefined {
  const { crashReportAt } = useActions();
  const [report, setReport] = useState<CrashReport>();
  const at = crash?.at;
  useEffect(() => {
    setReport(undefined);
    if (at === undefined) return;
    let wanted = true;
    void crashReportAt(extensionId, at).then((found) => {
      if (wanted) setReport(found);
    });
    return () => {
      wanted = false;
    };
  }, [crashReportAt, extensionId, at]);
  return report;
}
