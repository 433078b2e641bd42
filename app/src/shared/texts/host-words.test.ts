import { errorTable, type Report, reportTable } from '@plugo/extension-host/control';
import { afterEach, expect, test } from 'vitest';
import { inWords, reportInWords } from './host-words.js';
import { setLanguage } from './index.js';
import { errors } from './zh/errors.js';
import { reports } from './zh/reports.js';

afterEach(() => setLanguage('en'));

test('every code of the host has Chinese words, and a next step where the English has one', () => {
  const shape = (table: Readonly<Record<string, { nextStep: string }>>) =>
    Object.fromEntries(Object.entries(table).map(([code, { nextStep }]) => [code, nextStep !== '']));
  expect(shape(errors)).toEqual(shape(errorTable));
  expect(shape(reports)).toEqual(shape(reportTable));
});

test('in Chinese the meaning of the code stands before what the host says', () => {
  const error = { code: 'METHOD_NOT_FOUND', message: 'It exports a and b.', nextStep: 'Check.' } as const;
  expect(inWords(error)).toBe(error);
  setLanguage('zh-CN');
  expect(inWords(error)).toEqual({
    code: 'METHOD_NOT_FOUND',
    message: '扩展没有导出此名称的方法。（It exports a and b.）',
    nextStep: errors.METHOD_NOT_FOUND?.nextStep,
  });
});

test('a report helps with what its error needs, and where nothing is to be done says nothing', () => {
  setLanguage('zh-CN');
  const report = {
    code: 'GAVE_UP',
    message: 'It crashed.',
    nextStep: 'See.',
    errorCode: 'CRASH_LIMIT',
  } as Report;
  expect(reportInWords(report)).toMatchObject({
    message: `${reports.GAVE_UP?.meaning}（It crashed.）`,
    nextStep: errors.CRASH_LIMIT?.nextStep,
  });
  expect(reportInWords({ ...report, nextStep: '' }).nextStep).toBe('');
});
