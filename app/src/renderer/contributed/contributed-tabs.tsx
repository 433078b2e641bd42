import type { ExtensionView } from '@plugo/extension-host/control';
import { lazy } from 'react';
import type { DetailTab } from '../details/detail-tab.js';
import { visibleText } from '../logs/log-text.js';

const ContributedView = lazy(async () => ({
  default: (await import('./contributed-view.js')).ContributedView,
}));

/** By name: a component that is made anew with every picture would forget what a person did in it. */
const tabs = new Map<string, DetailTab>();

/** The views that an extension shows among its details. */
export function contributedTabs({ id, views = [] }: ExtensionView): readonly DetailTab[] {
  return views
    .filter(({ where }) => where === 'details')
    .map(({ id: viewId, title }) => {
      const name = `${id}/${viewId}/${title}`;
      const known = tabs.get(name);
      if (known !== undefined) return known;
      const tab: DetailTab = {
        id: `contributed-${viewId}`,
        title: () => visibleText(title),
        component: ({ extension }) => <ContributedView extension={extension} viewId={viewId} title={title} />,
      };
      tabs.set(name, tab);
      return tab;
    });
}
