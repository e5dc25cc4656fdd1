
startFacts();
startTable();
startSlices();
startPlots();

const asked = /^#cell-(\d+)$/.exec(location.hash);
choose(asked ? Number(asked[1]) : null);

startView().catch((error) => {
  byId('canvas3d').hidden = true;
  byId('no-3d').hidden = false;
  byId('no-3d').textContent = `This browser cannot show the 3-D view (${error.message}). Everything else works.`;
});
