import type { ExtensionView } from '@plugo/extension-host/control';
import type { ComponentType } from 'react';

export interface DetailTabProps {
  readonly extension: ExtensionView;
}

export interface DetailTab {
  readonly id: string;
  readonly title: () => string;
  readonly component: ComponentType<DetailTabProps>;
}
