import { TroubleCard } from '../crash/trouble-card.js';
import { HealthSection } from '../health/health-section.js';
import { CommandSection, MethodSection, PermissionSection } from './contributions.js';
import type { DetailTabProps } from './detail-tab.js';
import { DevelopmentSection } from './development-section.js';
import { Facts, ProcessTiles } from './facts.js';
import { RelationSections } from './relations.js';

/** What there is to know at first glance, trouble first. */
export function Overview({ extension }: DetailTabProps) {
  return (
    <>
      <TroubleCard extension={extension} />
      <ProcessTiles extension={extension} />
      <HealthSection extension={extension} />
      <CommandSection extension={extension} />
      <MethodSection extension={extension} />
      <RelationSections extension={extension} />
      <PermissionSection extension={extension} />
      <DevelopmentSection extension={extension} />
      <Facts extension={extension} />
    </>
  );
}
