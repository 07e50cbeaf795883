import type { FlowDefinition } from '@tideboard/flow';
import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, JsonColumn, KeyColumn, NameColumn } from '../../platform/database/columns';

/** A kind of flow; its versions hold the graphs. */
@Entity('flow_template')
@Index('flow_template_key', ['key'], { unique: true })
export class FlowTemplate {
  @KeyColumn() id: string;
  @CodeColumn(40, { name: 'template_key' }) key: string;
  @NameColumn(80, { name: 'name_zh' }) nameZh: string;
  @NameColumn(80, { name: 'name_en' }) nameEn: string;
}

export type VersionState = 'draft' | 'published' | 'retired' | 'archived';

/** One release of a template; immutable once published. */
@Entity('flow_version')
@Index('flow_version_number', ['templateId', 'number'], { unique: true })
export class FlowVersion {
  @KeyColumn() id: string;
  @IdColumn({ name: 'template_id' }) templateId: string;
  @CountColumn() number: number;
  @CodeColumn(12) state: VersionState;
  @JsonColumn() definition: FlowDefinition;
  @InstantColumn({ name: 'published_at', nullable: true }) publishedAt: number | null;
}
