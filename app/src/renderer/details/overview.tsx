import { TroubleCard } from '../crash/trouble-card.js';
import { HealthSection } from '../health/health-section.js';
import { MuteSection } from '../notifications/mute-section.js';
import { CommandSection, MethodSection } from './contributions.js';
import type { DetailTabProps } from './detail-tab.js';
import { DevelopmentSection } from './development-section.js';
import { Facts, ProcessTiles } from './facts.js';
import { UpdateNotice } from './versions/update-notice.js';

/** What there is to know at first glance, trouble first. */
export function Overview({ extension }: DetailTabProps) {
  return (
    <>
      <UpdateNotice extension={extension} />
      <TroubleCard extension={extension} />
      <ProcessTiles extension={extension} />
      <HealthSection extension={extension} />
      <CommandSection extension={extension} />
      <MethodSection extension={extension} />
      <MuteSection extension={extension} />
      <DevelopmentSection extension={extension} />
      <Facts extension={extension} />
    </>
  );
}
