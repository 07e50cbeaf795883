import { Entity } from 'typeorm';
import { CodeColumn, KeyColumn, NameColumn } from '../../../platform/database/columns';

/** The one organisation of an installation: a single row with the id `organisation`. */
@Entity('organisation')
export class OrganisationRow {
  @KeyColumn() id: string;
  @NameColumn(120) name: string;
  @CodeColumn(3) currency: string;
  @CodeColumn(64, { name: 'time_zone' }) timeZone: string;
  /** Another value after every change of people, teams, roles or of this row: processes compare it with what they remember. */
  @CodeColumn(36, { name: 'people_version' }) peopleVersion: string;
}
