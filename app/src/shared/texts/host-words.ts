import type { ErrorCode, Report, SerializedError } from '@plugo/extension-host/control';
import type { CodeWords } from './code-words.js';
import { language } from './index.js';
import { errors } from './zh/errors.js';
import { reports } from './zh/reports.js';

/**
 * An error as it is shown. The host speaks English; in another language the meaning of its code stands before the host's own
 * sentence, which holds the details.
 */
export function inWords<
  E extends Pick<SerializedError, 'message' | 'nextStep'> & { readonly code: ErrorCode },
>(error: E): E {
  const words = language === 'zh-CN' ? errors[error.code] : undefined;
  return words ? { ...error, ...worded(words, error.message) } : error;
}

/** The same for what happened to an extension. */
export function reportInWords(report: Report): Report {
  const words = language === 'zh-CN' ? reports[report.code] : undefined;
  if (!words) return report;
  const { nextStep } = (report.errorCode && errors[report.errorCode]) || words;
  return {
    ...report,
    ...worded({ meaning: words.meaning, nextStep: report.nextStep && nextStep }, report.message),
  };
}

function worded({ meaning, nextStep }: CodeWords, sentence: string): { message: string; nextStep: string } {
  return { message: `${meaning}（${sentence}）`, nextStep };
}
