import { lazy } from 'react';
import { texts } from '../../shared/texts/index.js';
import { SettingsTab } from '../settings/settings-tab.js';
import { Timeline } from '../timeline/timeline.js';
import { DependenciesTab } from './dependencies/dependencies-tab.js';
import type { DetailTab } from './detail-tab.js';
import { Overview } from './overview.js';
import { PermissionsTab } from './permissions/permissions-tab.js';
import { ReadmeTab } from './readme-tab.js';
import { VersionsTab } from './versions/versions-tab.js';

const PerformanceTab = lazy(() => import('../performance/performance-tab.js'));

/** What there is about an extension, in the order of the tabs. Heavy ones are loaded when they are first shown. */
export const detailTabs: readonly DetailTab[] = [
  { id: 'overview', title: () => texts.timeline.overview, component: Overview },
  { id: 'readme', title: () => texts.readme.title, component: ReadmeTab },
  { id: 'settings', title: () => texts.settings.title, component: SettingsTab },
  { id: 'permissions', title: () => texts.permissions.title, component: PermissionsTab },
  { id: 'dependencies', title: () => texts.dependencies.title, component: DependenciesTab },
  { id: 'versions', title: () => texts.versions.title, component: VersionsTab },
  { id: 'performance', title: () => texts.performance.title, component: PerformanceTab },
  { id: 'timeline', title: () => texts.timeline.title, component: Timeline },
];
