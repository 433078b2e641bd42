import { texts } from '../../shared/texts/index.js';
import { SettingsTab } from '../settings/settings-tab.js';
import { Timeline } from '../timeline/timeline.js';
import type { DetailTab } from './detail-tab.js';
import { Overview } from './overview.js';

/** What there is about an extension, in the order of the tabs. Heavy ones are loaded when they are first shown. */
export const detailTabs: readonly DetailTab[] = [
  { id: 'overview', title: () => texts.timeline.overview, component: Overview },
  { id: 'settings', title: () => texts.settings.title, component: SettingsTab },
  { id: 'timeline', title: () => texts.timeline.title, component: Timeline },
];
