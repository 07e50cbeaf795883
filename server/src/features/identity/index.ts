import { OrganisationRow } from './people/organisation.entity';
import { RoleRow } from './people/role.entity';
import { TeamRow } from './people/team.entity';
import { UserRoleRow, UserRow } from './people/user.entity';
import { LoginAttemptRow, SessionRow } from './sessions/session.entity';

export { IdentityModule } from './identity.module';
export { Directory, type DirectoryPerson, type DirectoryTeam } from './people/directory';
export { calendarDateIn, Organisation, type OrganisationSettings } from './people/organisation';
export { DEMO_PASSWORD } from './people/passwords';
export { People } from './people/people';
export { type PeopleSeed, PeopleSeeds, type PlantedPeople } from './people/people-seed';
export { UserMoved, type UserMovedListener } from './people/user-moved';
export { DEMO_PEOPLE } from './start/demo-people';

export const IDENTITY_ENTITIES = [OrganisationRow, TeamRow, UserRow, RoleRow, UserRoleRow, SessionRow, LoginAttemptRow];
