import { ParameterStructures, RequestType } from 'vscode-jsonrpc';

/** How something is meant; the app has a colour for each. */
export type ViewTone = 'ok' | 'busy' | 'warning' | 'error' | 'muted';

/** What happens when a person presses something: a method of the same extension is called. */
export interface ViewAction {
  /** What the button says. */
  readonly title: string;
  /** Name of a codicon, such as `trash`. */
  readonly icon?: string;
  /** An exported method or command of this extension, such as `dashboard.remove`. */
  readonly command: string;
  readonly arguments?: readonly unknown[];
  /** Asked before it is done. */
  readonly confirm?: string;
}

export type ViewCell = string | number | boolean | null;

export interface ViewTable {
  readonly kind: 'table';
  readonly title?: string;
  readonly columns: readonly {
    readonly key: string;
    readonly title: string;
    /** Numbers stand at the right when left out. */
    readonly align?: 'left' | 'right';
  }[];
  /** At most 1,000. */
  readonly rows: readonly {
    /** By key of the column. */
    readonly cells: Readonly<Record<string, ViewCell>>;
    readonly icon?: string;
    readonly tone?: ViewTone;
    readonly actions?: readonly ViewAction[];
  }[];
  /** How it is sorted at first; a person may sort it otherwise. In the order of the rows when left out. */
  readonly sort?: { readonly key: string; readonly descending?: boolean };
  /** What is said where there is no row. */
  readonly empty?: string;
}

export interface ViewTreeNode {
  readonly label: string;
  /** Stands behind the label, less loud. */
  readonly description?: string;
  readonly icon?: string;
  readonly tone?: ViewTone;
  readonly expanded?: boolean;
  readonly children?: readonly ViewTreeNode[];
  /** Fetches the children when a person unfolds the node: a method of this extension that answers with a list of nodes. */
  readonly load?: { readonly command: string; readonly arguments?: readonly unknown[] };
  readonly actions?: readonly ViewAction[];
}

export interface ViewTree {
  readonly kind: 'tree';
  readonly title?: string;
  /** At most 2,000 with all below them, 12 deep. */
  readonly nodes: readonly ViewTreeNode[];
  readonly empty?: string;
}

export interface ViewMarkdown {
  readonly kind: 'markdown';
  readonly title?: string;
  /** At most 65,536 characters. HTML in it is shown as text. */
  readonly text: string;
}

export interface ViewForm {
  readonly kind: 'form';
  readonly title?: string;
  /** JSON Schema of an object. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What stands in it at first. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** Called with its arguments and, after them, what was filled in. */
  readonly submit: ViewAction;
}

export interface ViewChart {
  readonly kind: 'chart';
  readonly title?: string;
  /** Where the values stand from left to right, ascending, at most 5,000: numbers, or milliseconds since 1970. */
  readonly x: readonly number[];
  /** Whether `x` is points in time. */
  readonly time?: boolean;
  /** Of the values, such as `ms`. */
  readonly unit?: string;
  /** At most 12. */
  readonly series: readonly {
    readonly title: string;
    /** As many as `x` has; null for a gap. */
    readonly values: readonly (number | null)[];
  }[];
}

/** Several contents, one below the other. */
export interface ViewStack {
  readonly kind: 'stack';
  readonly title?: string;
  /** At most 20; a stack in a stack in a stack is the limit. */
  readonly items: readonly ViewContent[];
}

/** What a view shows, as data: the app draws it. All texts are shown as text. */
export type ViewContent = ViewTable | ViewTree | ViewMarkdown | ViewForm | ViewChart | ViewStack;

export interface SetViewParams {
  /** Id of the view in `contributes.views` of this extension. */
  readonly view: string;
  /** At most 1 MiB as JSON. Null takes it away. */
  readonly content: ViewContent | null;
}

/**
 * Extension → host. Replaces what one of its views shows, until the process ends. Fails with `VIEW_INVALID`, naming what is wrong, and
 * `VIEW_NOT_FOUND`.
 */
export const SetViewRequest = new RequestType<SetViewParams, null, void>(
  'view/set',
  ParameterStructures.byName,
);
