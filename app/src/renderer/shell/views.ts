import { type ComponentType, lazy } from 'react';
import type { AppCommandId } from '../../shared/app-commands.js';
import { texts } from '../../shared/texts/index.js';
import { ExtensionsView } from '../extensions/extensions-view.js';
import type { ViewId } from '../store/app-store.js';

export interface View {
  readonly icon: string;
  readonly title: () => string;
  /** Whether it stands at the lower end of the activity bar. */
  readonly last?: true;
  /** What shows it, for its keys. */
  readonly command: AppCommandId;
  /** Left out: the log, which is drawn below the others or in place of them. */
  readonly component?: ComponentType;
  /** Reached by its command alone, not from the activity bar. */
  readonly apart?: true;
}

/** The pages of the window, in the order of the activity bar. Heavy ones are loaded when they are first shown. */
export const views: Readonly<Record<ViewId, View>> = {
  extensions: {
    icon: 'extensions',
    title: () => texts.shell.extensions,
    command: 'showExtensions',
    component: ExtensionsView,
  },
  messages: {
    icon: 'arrow-swap',
    title: () => texts.messages.title,
    command: 'showMessages',
    component: lazy(() => import('../messages/messages-view.js')),
  },
  welcome: {
    icon: 'home',
    title: () => texts.commands.showWelcome,
    command: 'showWelcome',
    component: lazy(() => import('../welcome/welcome-view.js')),
    apart: true,
  },
  guide: {
    icon: 'book',
    title: () => texts.commands.showGuide,
    command: 'showGuide',
    component: lazy(() => import('../guide/guide-view.js')),
    apart: true,
  },
  performance: {
    icon: 'pulse',
    title: () => texts.performance.title,
    command: 'showPerformance',
    component: lazy(() => import('../performance/performance-view.js')),
  },
  logs: { icon: 'output', title: () => texts.shell.logs, command: 'showLogs' },
  settings: {
    icon: 'settings-gear',
    title: () => texts.settings.title,
    last: true,
    command: 'showSettings',
    component: lazy(() => import('../settings/settings-view.js')),
  },
};
