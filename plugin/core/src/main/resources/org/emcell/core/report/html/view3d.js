
// The 3-D view. It is drawn when something has changed and at no other time. Slices lie like sheets on a table, the first on
// top: x runs to the right, y towards the viewer, z down.

const OPACITY = { all: 0.35, chosen: 0.45, other: 0.07 };
const TURN = Math.PI / 24;

/** Returns the surface that a packed mesh describes. */
function geometry(THREE, packed) {
  const steps = new Uint16Array(bytes(packed.places).buffer);
  const places = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) {
    places[i] = packed.low[i % 3] + packed.step[i % 3] * steps[i];
  }
  const raw = bytes(packed.corners).buffer;
  const index = packed.bits === 32 ? new Uint32Array(raw) : new Uint16Array(raw);
  const made = new THREE.BufferGeometry();
  made.setAttribute('position', new THREE.BufferAttribute(places, 3));
  made.setIndex(new THREE.BufferAttribute(index, 1));
  made.computeVertexNormals();
  return made;
}

/** Returns the bodies of all cells, each with the cell it belongs to. */
function bodies(THREE, group) {
  const made = [];
  for (const cell of report.cells) {
    for (const kind of ['body', 'nucleus']) {
      if (cell[kind]) {
        const isBody = kind === 'body';
        const material = new THREE.MeshLambertMaterial({
          color: isBody ? cell.colour : cell.nucleusColour,
          transparent: isBody,
          opacity: isBody ? OPACITY.all : 1,
          depthWrite: !isBody,
        });
        const mesh = new THREE.Mesh(geometry(THREE, cell[kind]), material);
        mesh.renderOrder = isBody ? 1 : 0;
        mesh.userData = { cell, isBody };
        group.add(mesh);
        made.push(mesh);
      }
    }
  }
  return made;
}

/** Returns the edges of the stack. */
function frame(THREE) {
  const [x, y, z] = report.frame;
  const box = new THREE.BoxGeometry(x, y, z);
  const lines = new THREE.LineSegments(new THREE.EdgesGeometry(box), new THREE.LineBasicMaterial({ color: 0x888888 }));
  lines.position.set(x / 2, y / 2, z / 2);
  return lines;
}

/** Returns the slice of the slice browser, and a function that exchanges it. */
function sheet(THREE, redraw) {
  const [x, y] = report.frame;
  const material = new THREE.MeshBasicMaterial({ side: THREE.DoubleSide });
  const plane = new THREE.Mesh(new THREE.PlaneGeometry(x, y), material);
  // Seen from above, where z is least, the picture must not be mirrored.
  plane.rotation.x = Math.PI;
  plane.renderOrder = -1;
  const show = (slice) => {
    plane.position.set(x / 2, y / 2, slice.depth);
    const image = new Image();
    image.onload = () => {
      material.map?.dispose();
      material.map = new THREE.Texture(image);
      material.map.colorSpace = THREE.SRGBColorSpace;
      material.map.needsUpdate = true;
      material.needsUpdate = true;
      redraw();
    };
    image.src = slice.picture;
  };
  return { plane, show };
}

async function startView() {
  const THREE = await import('three');
  const { OrbitControls } = await import('orbit-controls');
  const canvas = byId('canvas3d');
  const renderer = new THREE.WebGLRenderer({ canvas, antialias: true, alpha: true });
  const scene = new THREE.Scene();
  const camera = new THREE.PerspectiveCamera(30, 1, 0.1, 5000);
  const group = new THREE.Group();
  // From the frame of the stack, where y and z run down, to that of the view, where y runs up.
  const centre = report.frame.map((edge) => edge / 2);
  group.rotation.x = Math.PI / 2;
  group.position.set(-centre[0], centre[2], -centre[1]);
  scene.add(group, new THREE.HemisphereLight(0xffffff, 0x8890a0, 1.6), camera);
  const lamp = new THREE.DirectionalLight(0xffffff, 1.6);
  camera.add(lamp);
  lamp.position.set(0.3, 0.6, 1);

  let isWaiting = false;
  const redraw = () => {
    if (!isWaiting) {
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        renderer.render(scene, camera);
      });
    }
  };
  const meshes = bodies(THREE, group);
  const { plane, show } = sheet(THREE, redraw);
  group.add(frame(THREE), plane);

  const controls = new OrbitControls(camera, canvas);
  controls.addEventListener('change', redraw);
  // On a touch screen a finger that moves up or down moves the page.
  canvas.style.touchAction = 'pan-y';
  const home = () => {
    const radius = Math.hypot(...report.frame) / 2;
    const distance = (1.05 * radius) / Math.sin(THREE.MathUtils.degToRad(camera.fov / 2)) / Math.min(1, camera.aspect * 1.1);
    camera.position.setFromSphericalCoords(distance * 0.95, Math.PI / 3, Math.PI / 6);
    controls.target.set(0, 0, 0);
    controls.update();
    redraw();
  };
  const fit = () => {
    const { clientWidth, clientHeight } = canvas.parentElement;
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    redraw();
  };
  const emphasise = () => {
    const only = byId('only-selected').checked && chosen !== null;
    for (const mesh of meshes) {
      const { cell, isBody } = mesh.userData;
      const isOther = chosen !== null && cell !== chosen;
      mesh.visible = !(only && isOther);
      if (isBody) {
        mesh.material.opacity = chosen === null ? OPACITY.all : isOther ? OPACITY.other : OPACITY.chosen;
      } else {
        mesh.material.transparent = isOther;
        mesh.material.opacity = isOther ? 0.25 : 1;
        mesh.material.needsUpdate = true;
      }
    }
    canvas.dataset.chosen = chosen ? String(chosen.id) : '';
    redraw();
  };
  pickOnClick(THREE, canvas, camera, meshes);
  turnByKeys(THREE, canvas, camera, controls, home);
  byId('home').addEventListener('click', home);
  byId('only-selected').addEventListener('change', emphasise);
  byId('show-slice').addEventListener('change', (event) => {
    plane.visible = event.target.checked;
    redraw();
  });
  new ResizeObserver(fit).observe(canvas.parentElement);
  listeners.push(emphasise);
  sliceListeners.push(show);
  show(currentSlice());
  fit();
  home();
  emphasise();
  canvas.dataset.ready = 'yes';
}

/** Chooses the cell under the pointer, unless the pointer was dragged; the background chooses none. */
function pickOnClick(THREE, canvas, camera, meshes) {
  let down = null;
  canvas.addEventListener('pointerdown', (event) => {
    down = [event.clientX, event.clientY];
  });
  canvas.addEventListener('click', (event) => {
    if (!down || Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 5) {
      return;
    }
    const box = canvas.getBoundingClientRect();
    const place = new THREE.Vector2(
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    );
    const ray = new THREE.Raycaster();
    ray.setFromCamera(place, camera);
    const [hit] = ray.intersectObjects(meshes.filter((mesh) => mesh.visible), false);
    choose(hit ? hit.object.userData.cell.id : null);
  });
}

function turnByKeys(THREE, canvas, camera, controls, home) {
  canvas.addEventListener('keydown', (event) => {
    const turns = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const zooms = { '+': 1 / 1.15, '=': 1 / 1.15, '-': 1.15 };
    const seen = new THREE.Spherical().setFromVector3(camera.position.clone().sub(controls.target));
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === '0') {
      home();
    } else if (event.key === 'Escape') {
      choose(null);
    } else if (turns[event.key] || zooms[event.key]) {
      const [theta, phi] = turns[event.key] ?? [0, 0];
      seen.theta += theta * TURN;
      seen.phi += phi * TURN;
      seen.radius *= zooms[event.key] ?? 1;
      seen.makeSafe();
      camera.position.setFromSpherical(seen).add(controls.target);
      controls.update();
    } else {
      return;
    }
    event.preventDefault();
  });
}
