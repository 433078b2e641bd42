import type { ExtensionView } from '@plugo/extension-host/control';
import { useMemo } from 'react';
import { texts } from '../../../shared/texts/index.js';
import { useActions, useApp } from '../../actions/services.js';
import { ExtensionIcon } from '../../extensions/extension-icon.js';
import { presentState } from '../../extensions/present-state.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/section.js';
import type { DetailTabProps } from '../detail-tab.js';
import {
  dependencyGraph,
  edgePath,
  type GraphNode,
  graphHeight,
  laneWidth,
  nodeMiddle,
} from './dependency-graph.js';

/** Who needs it, and what it needs, drawn from left to right. */
export function DependenciesTab({ extension }: DetailTabProps) {
  const extensions = useApp((state) => state.extensions);
  const graph = useMemo(() => dependencyGraph(extension, extensions), [extension, extensions]);
  const { dependents, dependencies, indirect } = graph;
  const words = texts.dependencies;
  if (dependents.length === 0 && dependencies.length === 0)
    return <EmptyState icon="type-hierarchy" title={words.none} text={words.noneText} />;
  const height = graphHeight(dependents.length, dependencies.length);
  return (
    <Section title={words.title} hint={words.hint}>
      <div className="graph" style={{ minHeight: height }}>
        <Column title={words.neededBy} nodes={dependents} empty={words.nobody} />
        <Lane nodes={dependents} height={height} towards="middle" />
        <div className="graph-column">
          <div className="graph-node is-this" aria-current="true">
            <NodeFace extension={extension} line={extension.version} />
          </div>
        </div>
        <Lane nodes={dependencies} height={height} towards="right" />
        <Column title={words.needs} nodes={dependencies} empty={words.nothing} />
      </div>
      {indirect.length > 0 && <p className="hint">{words.indirect(indirect.length)}</p>}
    </Section>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly empty: string;
}

function Column({ title, nodes, empty }: ColumnProps) {
  if (nodes.length === 0) return <p className="graph-column graph-empty hint">{empty}</p>;
  return (
    <ul className="graph-column" aria-label={title}>
      {nodes.map((node) => (
        <li key={node.id}>
          <Node node={node} />
        </li>
      ))}
    </ul>
  );
}

/** Another extension; where it is installed, a button that goes to it. */
function Node({ node: { id, range, optional, satisfied } }: { readonly node: GraphNode }) {
  const { select } = useActions();
  const extension = useApp((state) => state.extensions[id]);
  const words = texts.dependencies;
  const wants = optional ? words.optionalRange(range) : range;
  if (extension === undefined) {
    return (
      <div className={`graph-node is-missing ${optional ? '' : 'tone-warning'}`} title={id}>
        <span className="graph-face">
          <span className="graph-name">{id}</span>
          <span className="graph-line">
            <Icon name="warning" /> {words.missing(wants)}
          </span>
        </span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className="graph-node"
      data-satisfied={satisfied}
      title={`${extension.displayName} ${extension.version} · ${wants}`}
      onClick={() => select(id)}
    >
      <NodeFace extension={extension} line={`${extension.version} · ${wants}`} />
    </button>
  );
}

function NodeFace({ extension, line }: { readonly extension: ExtensionView; readonly line: string }) {
  const { word, tone, icon } = presentState(extension, Date.now());
  return (
    <>
      <ExtensionIcon extension={extension} size="small" />
      <span className="graph-face">
        <span className="graph-name">{extension.displayName}</span>
        <span className="graph-line figure">{line}</span>
        <span className={`graph-line toned tone-${tone}`}>
          <Icon name={icon} /> {word}
        </span>
      </span>
    </>
  );
}

interface LaneProps {
  readonly nodes: readonly GraphNode[];
  readonly height: number;
  readonly towards: 'middle' | 'right';
}

/** The lines between two columns. Screen readers have the lists. */
function Lane({ nodes, height, towards }: LaneProps) {
  return (
    <svg
      className="graph-lane"
      width={laneWidth}
      height={height}
      viewBox={`0 0 ${laneWidth} ${height}`}
      aria-hidden="true"
    >
      {nodes.map(({ id, optional, satisfied }, index) => {
        const there = nodeMiddle(index, nodes.length, height);
        const [from, to] = towards === 'middle' ? [there, height / 2] : [height / 2, there];
        return (
          <g key={id} className="graph-edge" data-optional={optional} data-satisfied={satisfied}>
            <path d={edgePath(from, to)} />
            <path
              className="graph-arrow"
              d={`M${laneWidth - 8} ${to - 4} L${laneWidth - 1} ${to} L${laneWidth - 8} ${to + 4} Z`}
            />
          </g>
        );
      })}
    </svg>
  );
}
