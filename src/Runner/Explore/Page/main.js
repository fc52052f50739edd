import { Classroom } from './classroom.js';

new Classroom(document.getElementById('page')).open();
