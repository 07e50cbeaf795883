import { Module } from '@nestjs/common';
import { Authenticator } from '../../platform/http/access';
import { ColleaguesController } from './admin/colleagues.controller';
import { RolesController } from './admin/roles.controller';
import { Roles } from './admin/roles.service';
import { TeamsController } from './admin/teams.controller';
import { Teams } from './admin/teams.service';
import { UsersController } from './admin/users.controller';
import { Users } from './admin/users.service';
import { Organisation } from './people/organisation';
import { Passwords } from './people/passwords';
import { People } from './people/people';
import { PeopleChange } from './people/people-change';
import { PeopleSeeds } from './people/people-seed';
import { PeopleRepository } from './people/people.repository';
import { UserMoved } from './people/user-moved';
import { LoginBrake } from './sessions/login-brake';
import { SessionAuthenticator } from './sessions/session.authenticator';
import { SessionController } from './sessions/session.controller';
import { SessionMemory } from './sessions/session.memory';
import { SessionRepository } from './sessions/session.repository';
import { SessionViews } from './sessions/session.view';
import { Sessions } from './sessions/sessions.service';
import { FirstStart } from './start/first-start';
import { SetupController } from './start/setup.controller';
import { Setup } from './start/setup.service';

/** Needs from the platform: `CONFIG`, `Clock`, `Database`, `UnitOfWork`; optionally `RightsNotice`. */
@Module({
  controllers: [SessionController, SetupController, ColleaguesController, UsersController, TeamsController, RolesController],
  providers: [
    { provide: Authenticator, useClass: SessionAuthenticator },
    FirstStart,
    LoginBrake,
    Organisation,
    Passwords,
    People,
    PeopleChange,
    PeopleRepository,
    PeopleSeeds,
    Roles,
    SessionMemory,
    SessionRepository,
    SessionViews,
    Sessions,
    Setup,
    Teams,
    UserMoved,
    Users,
  ],
  exports: [Authenticator, Organisation, People, PeopleSeeds, UserMoved],
})
export class IdentityModule {}
