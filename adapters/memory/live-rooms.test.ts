import { liveRoomsSuite } from '#domains/together/live-rooms.suite.ts';
import { memoryLiveRooms } from './live-rooms.ts';

liveRoomsSuite('memory', (epoch) => memoryLiveRooms(epoch));
