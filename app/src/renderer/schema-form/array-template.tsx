import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { texts } from '../../shared/texts/index.js';
import { visibleText } from '../logs/log-text.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { FieldGroup } from './field-group.js';

/** A list whose items can be added, moved and removed. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { title, items, canAdd, onAddClick, fieldPathId, schema, disabled, readonly } = props;
  const nested = fieldPathId.path.length > 1;
  const words = texts.forms;
  return (
    <FieldGroup title={title} isOutermost={!nested}>
      {nested && typeof fieldPathId.path.at(-1) !== 'number' && (
        <div className="form-label">{visibleText(title)}</div>
      )}
      {nested && schema.description !== undefined && (
        <p className="hint">{visibleText(schema.description)}</p>
      )}
      <div className="form-items">
        {items.length === 0 && <p className="hint">{words.noItems}</p>}
        {items}
        <div>
          <Button
            secondary
            icon="add"
            label={words.addTo(title)}
            disabled={!canAdd || disabled === true || readonly === true}
            onClick={onAddClick}
          >
            {words.add}
          </Button>
        </div>
      </div>
    </FieldGroup>
  );
}

/** One item of a list. */
export function ArrayItemTemplate({ children, buttonsProps, index, schema }: ArrayFieldItemTemplateProps) {
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  const words = texts.forms;
  const name = schema.title === undefined ? words.item(index + 1) : `${schema.title} ${index + 1}`;
  const inert = buttonsProps.disabled === true || buttonsProps.readonly === true;
  return (
    <div className="form-item" data-group={schema.type === 'object' || schema.type === 'array'}>
      <div className="form-item-value">{children}</div>
      <div className="form-item-actions">
        <IconButton
          icon="arrow-up"
          label={words.moveUp(name)}
          disabled={inert || !hasMoveUp}
          onClick={onMoveUpItem}
        />
        <IconButton
          icon="arrow-down"
          label={words.moveDown(name)}
          disabled={inert || !hasMoveDown}
          onClick={onMoveDownItem}
        />
        <IconButton
          icon="trash"
          label={words.remove(name)}
          disabled={inert || !hasRemove}
          onClick={onRemoveItem}
        />
      </div>
    </div>
  );
}
