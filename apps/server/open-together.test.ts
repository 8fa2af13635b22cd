import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRoomLine } from '../../tests/api/open-room-line.ts';
import { openRoomsForTests } from '../../tests/api/open-rooms-for-tests.ts';

test('a service that is closed ends the lines of its rooms, and waits for none of them', async () => {
  const { service, together, person, open, follow } = await openRoomsForTests();
  const ada = await person('Ada');
  const key = await open(ada);
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const address = service.app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { headers } = await service.signInAgain('ada@kinora.example');
  const line = await openRoomLine(`http://127.0.0.1:${port}/api/v1`, headers, key);
  await line.next('room');
  // One that the server of this process does not know: it ends with the rooms.
  const other = await follow(ada, key);
  await service.app.close();
  // Cut off, not completed: the browser comes back to the next process.
  await assert.rejects(line.ended);
  await line.idle(() => together.lines.all().length === 1);
  assert.equal(other.ended(), false);
  await service.close();
  assert.equal(other.ended(), true);
  assert.deepEqual(together.lines.all(), []);
});
