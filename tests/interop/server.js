import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../src/GenesysWrapup.Simulator.Server', import.meta.url));

// SIMULATOR_SERVER names a server that is built already; otherwise the .NET SDK builds and runs the project.
const [command, ...before] = process.env.SIMULATOR_SERVER
  ? ['dotnet', process.env.SIMULATOR_SERVER]
  : ['dotnet', 'run', '--project', project, '--'];

export async function startServer() {
  const child = spawn(command, [...before, '--urls', 'http://127.0.0.1:0', '--scenario', 'contact-center'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const lines = createInterface({ input: child.stdout });
  const start = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  lines.close();
  return { ...JSON.parse(start), stop: () => stop(child) };
}

// `dotnet run` has a child of its own: the whole group has to go.
function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    } else {
      process.kill(-child.pid, 'SIGTERM');
    }
  });
}
